// Migration 10: what a return packet is encrypted with. Plain SQL that calls no code of today.
export const packetSecrets = /* sql */ `
-- the same where a packet was made and where it was opened; null: its return packet is not encrypted
alter table packet add column return_secret text;
`;
