import { test } from 'vitest';
import { given } from './support.ts';
test('see', async () => {
  for (const path of (process.env['SEE'] ?? '').split(' ')) {
    const { found, rejected } = await given(path);
    console.log(
      '##',
      path.slice(-70),
      found.length,
      'rejected',
      rejected.slice(0, 5).map((r) => `${r.where}: ${r.reason}`),
    );
    for (const f of found.slice(0, Number(process.env['MANY'] ?? 2))) {
      const t = f.transcript;
      console.log(
        '  ',
        f.format,
        t.source_id,
        t.title.slice(0, 60),
        'n',
        t.messages.length,
        JSON.stringify(t.facets).slice(0, 300),
        t.scores
          .map((s) => `${s.grader}.${s.dimension}=${s.label}`)
          .join(' ')
          .slice(0, 300),
      );
      console.log(
        '   unknown',
        [...f.unknown]
          .slice(0, 40)
          .map(([k, v]) => `${k}(${v})`)
          .join(' '),
      );
      for (const m of t.messages.slice(0, Number(process.env['LINES'] ?? 12)))
        console.log(
          '     ',
          m.branch && `[${m.branch}]`,
          m.role,
          m.name ?? '',
          m.blocks
            .map(
              (b) =>
                `${b.type}<${'call_id' in b ? b.call_id.slice(0, 10) : ''}${'name' in b ? ' ' + b.name : ''}> ${b.text.slice(0, 90).replaceAll('\n', '⏎')}`,
            )
            .join(' | '),
        );
    }
  }
});
