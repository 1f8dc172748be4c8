/** A task that asks a web address. */
import type { ReactNode } from 'react';
import { NumberInput, SelectField, TextArea, TextField } from '../../../components/ui/fields.tsx';
import list from '../../../components/ui/list.module.css';
import { PasswordField } from '../../../components/ui/password-field.tsx';
import { toNumber } from '../../../format/values.ts';
import { say } from '../../../words/words.ts';
import { PairRows } from '../pair-rows.tsx';
import { type InputProps, type PageKind, record, without } from './kind.ts';

function HttpInput({ input, onChange, error, token, onToken }: InputProps): ReactNode {
  const method = String(input.method ?? 'GET');
  return (
    <div className={list.list}>
      <TextField
        label={say('common.address')}
        isMono
        value={String(input.url ?? '')}
        placeholder="https://"
        onChange={(url) => onChange({ ...input, url })}
        error={error}
      />
      <div className={list.columns}>
        <SelectField
          label={say('taskEditor.method')}
          value={method}
          options={['GET', 'POST', 'PUT'].map((value) => ({ value, label: value }))}
          onChange={(next) => onChange({ ...(next === 'GET' ? without(input, 'body') : input), method: next })}
        />
        <NumberInput
          label={say('taskEditor.waitsAtMostSeconds')}
          value={toNumber(input.timeoutSeconds) ?? 10}
          min={1}
          max={120}
          onChange={(timeoutSeconds = 10) => onChange({ ...input, timeoutSeconds })}
        />
        <NumberInput
          label={say('taskEditor.readsAtMostKiB')}
          value={(toNumber(input.maxBytes) ?? 262_144) / 1024}
          min={1}
          max={4_096}
          onChange={(kibibytes = 256) => onChange({ ...input, maxBytes: Math.round(kibibytes * 1024) })}
        />
      </div>
      {onToken !== undefined && (
        <PasswordField
          label={say('taskEditor.accessToken')}
          kind="token"
          hint={say('taskEditor.forAddressesThatAskForOne')}
          hasPassword={input.bearerSecret !== undefined}
          value={token}
          onChange={onToken}
        />
      )}
      {method !== 'GET' && (
        <TextArea
          label={say('taskEditor.body')}
          isMono
          value={String(input.body ?? '')}
          onChange={(body) => onChange(body === '' ? without(input, 'body') : { ...input, body })}
        />
      )}
      <PairRows
        title={say('taskEditor.sensors')}
        hint={say('taskEditor.eachValueBecomesASensorIts')}
        labels={{
          name: say('taskEditor.nameOfValue'),
          text: say('taskEditor.placeOfValue'),
          unit: say('taskEditor.unitOfValue'),
        }}
        placeholders={{ name: say('common.temperature'), text: 'main.temp', unit: '°C' }}
        add={say('taskEditor.addAValue')}
        rows={Object.entries(record(input.values)).map(([name, text]) => ({
          name,
          text: String(text),
          unit: String(record(input.units)[name] ?? ''),
        }))}
        onChange={(rows) =>
          onChange({
            ...input,
            values: Object.fromEntries(rows.map(({ name, text }) => [name.trim(), text.trim()])),
            units: Object.fromEntries(
              rows.filter(({ unit }) => unit.trim() !== '').map(({ name, unit }) => [name.trim(), unit.trim()]),
            ),
          })
        }
      />
      <PairRows
        title={say('taskEditor.headers')}
        hint={say('taskEditor.sentWithTheRequest')}
        labels={{ name: say('taskEditor.nameOfHeader'), text: say('taskEditor.textOfHeader') }}
        placeholders={{ name: 'Accept-Language', text: 'en' }}
        add={say('taskEditor.addAHeader')}
        rows={Object.entries(record(input.headers)).map(([name, text]) => ({ name, text: String(text), unit: '' }))}
        onChange={(rows) =>
          onChange({ ...input, headers: Object.fromEntries(rows.map(({ name, text }) => [name.trim(), text])) })
        }
      />
    </div>
  );
}

export const httpKind: PageKind = {
  get label() {
    return say('taskEditor.askAWebAddress');
  },
  get text() {
    return say('taskEditor.fetchesJSONOverHTTPAndMakes');
  },
  empty: { url: '', method: 'GET', values: {}, units: {} },
  hasToken: true,
  Fields: HttpInput,
  problem({ url = '' }) {
    const parsed = URL.parse(String(url));
    return parsed === null || !/^https?:$/.test(parsed.protocol)
      ? say('taskEditor.theAddressStartsWithHttpOr')
      : undefined;
  },
};
