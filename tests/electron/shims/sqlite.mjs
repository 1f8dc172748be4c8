import sqlite from './sqlite.cjs';

export const { DatabaseSync, StatementSync } = sqlite;
