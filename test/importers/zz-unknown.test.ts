import { test } from 'vitest';
import { given } from './support.ts';
test('unknown', async () => {
  for (const path of (process.env['SEE'] ?? '').split(' ')) {
    const { found } = await given(path);
    const all = new Map<string, number>();
    for (const f of found) for (const [k, n] of f.unknown) all.set(`${f.format} ${k}`, (all.get(`${f.format} ${k}`) ?? 0) + n);
    if (all.size) console.log('##', path.slice(-60), [...all].slice(0, 30).map(([k, n]) => `${k}(${n})`).join(' '));
  }
});
