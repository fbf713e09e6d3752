// Chats of VS Code (GitHub Copilot Chat and others): the session as one JSON object, or as the log of its changes.
import { basename, dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import type { Json } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type FileImporter } from '../importer.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { together } from '../read/together.ts';
import { isChange, replayed } from '../vscode/log.ts';
import { requestMessages } from '../vscode/request.ts';

const isSession = (value: Json | undefined): value is JsonObject =>
  isObject(value) &&
  Array.isArray(value['requests']) &&
  ['sessionId', 'responderUsername', 'creationDate', 'initialLocation'].some((name) => name in value);

const isLog = (values: readonly Json[]): boolean =>
  values.every(isChange) && values.some((value) => isObject(value) && value['kind'] === 0 && isSession(value['v']));

export const importer: FileImporter = {
  reads: 'file',
  name: 'vscode-chat',
  description: 'Chats of VS Code (Copilot Chat), as sessions, exports and logs: text, thinking, tools with results.',
  detects:
    'an object with `requests` and `responderUsername` or `sessionId`, or lines of its changes (`kind`, `k`, `v`)',
  fields: [
    ...under(
      '',
      `
      kind k v i version sessionId creationDate lastMessageDate initialLocation requests responderUsername customTitle
      responderAvatarIconUri requesterUsername requesterAvatarIconUri welcomeMessage isImported hasPendingEdits
      inputState repoData pendingRequests workingDirectory computedTitle isNew mode modelId selectedModel
    `,
    ),
  ],
  beside: (path) => basename(path) === 'workspace.json' && existsSync(join(dirname(path), 'chatSessions')),
  detect(sniff) {
    if (sniff.kind !== 'json') return null;
    const whole =
      sniff.layout === 'object' &&
      sniff.fields.includes('requests') &&
      ['sessionId', 'responderUsername', 'initialLocation'].some((name) => sniff.fields.includes(name));
    const lines = sniff.layout === 'lines' && (isLog(sniff.values) || sniff.values.some(isSession));
    return whole || lines ? own('it has `requests` of a chat') : null;
  },
  read: (source, sniff) =>
    together(source, sniff, 'a chat of VS Code without requests', ({ values, text, path }) => {
      const sessions = values.some(isChange) ? [replayed(values)] : values.filter(isSession);
      return sessions.flatMap((session) => {
        const requests = Array.isArray(session['requests']) ? session['requests'].filter((each) => isObject(each)) : [];
        const messages = requests.flatMap(requestMessages);
        if (messages.length === 0) return [];
        const name = path === null ? null : basename(path).replace(/\.jsonl?$/, '');
        const row = {
          id: session['sessionId'] ?? name,
          title: session['customTitle'] ?? session['computedTitle'] ?? null,
          created: session['creationDate'] ?? null,
          model: messages.find((each) => each.model !== null)?.model ?? null,
          responder: string(session['responderUsername']) || null,
          cwd: string(session['workingDirectory']) || null,
        };
        return [rowTranscript(row, [], messages, text)];
      });
    }),
};
