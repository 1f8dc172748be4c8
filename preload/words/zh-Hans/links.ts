/** Links that open the app. */
import type { Like } from '../catalogue.ts';
import type * as english from '../en/links.ts';

export const links = {
  ask: '运行“{name}”？',
  askText: '这是一个链接的请求。',
  run: '运行',
  cancel: '取消',
  unknown: 'Inglenook不认识此链接',
  noWork: '没有名为“{id}”的任务或自动化。',
  failed: '未运行“{name}”：{reason}。',
} as const satisfies Like<typeof english.links>;
