// complete-lock.mjs [--check] [LOCK]: `npm install` drops optional packages of other systems that it cannot reach, and `npm ci` then refuses the
// lock there (EUSAGE). Run this after each install: it adds what is missing; with --check it names it and ends 1. Reads and writes only the lock.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addMissing, missingOptional } from './set-up/lock-entries.mjs';

const words = process.argv.slice(2);
const path = words.find((word) => !word.startsWith('--')) ?? fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8'));

if (words.includes('--check')) {
  const missing = missingOptional(lock.packages);
  for (const { name, range, from } of missing)
    process.stderr.write(`missing in ${path}: ${name}@${range}, wanted by ${from || 'package.json'}\n`);
  if (missing.length > 0) process.stderr.write('Run: node scripts/complete-lock.mjs\n');
  process.exitCode = missing.length > 0 ? 1 : 0;
} else {
  const added = await addMissing(lock.packages);
  for (const line of added) process.stdout.write(`added ${line}\n`);
  const packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  if (added.length > 0) writeFileSync(path, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
}
