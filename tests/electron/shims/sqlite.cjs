/** The part of `node:sqlite` that the app uses, over SQLite in WebAssembly: Node 20 has no such module. */
const { rmSync } = require('node:fs');
const { Database } = require('node-sqlite3-wasm');

/** SQLite's result codes by its own words; the library passes the words alone. */
const codes = [
  [/not a database/, 26],
  [/malformed/, 11],
  [/locked/, 5],
  [/readonly/, 8],
  [/unable to open/, 14],
  [/full/, 13],
];

function attempt(act) {
  try {
    return act();
  } catch (error) {
    error.errcode = codes.find(([words]) => words.test(error.message))?.[1] ?? 1;
    throw error;
  }
}

/** Shared memory for a write-ahead log is more than WebAssembly has. */
const withoutLog = (sql) => sql.replace(/PRAGMA journal_mode = WAL;?/, '');

class StatementSync {
  #statement;
  constructor(statement) {
    this.#statement = statement;
  }
  run(...values) {
    return attempt(() => this.#statement.run(values));
  }
  get(...values) {
    // To its end: a statement that still stands at a row would keep a transaction from being committed.
    return this.all(...values)[0];
  }
  iterate(...values) {
    return this.all(...values).values();
  }
  all(...values) {
    return attempt(() => this.#statement.all(values));
  }
}

class DatabaseSync {
  #database;
  #file;
  constructor(file) {
    this.#file = file;
    // Its lock is a folder, which a killed process leaves behind. The app itself sees to one process per data folder.
    this.#unlock();
    this.#database = attempt(() => new Database(file));
  }
  get isTransaction() {
    return this.#database.inTransaction;
  }
  exec(sql) {
    attempt(() => this.#database.exec(withoutLog(sql)));
  }
  prepare(sql) {
    return new StatementSync(attempt(() => this.#database.prepare(sql)));
  }
  close() {
    this.#database.close();
    this.#unlock();
  }
  #unlock() {
    if (this.#file !== ':memory:') rmSync(`${this.#file}.lock`, { recursive: true, force: true });
  }
}

module.exports = { DatabaseSync, StatementSync };
