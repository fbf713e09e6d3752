// Migration 10: what a return packet is encrypted with. Plain SQL that calls no code of today.
export const packetSecrets = /* sql */ `
-- the key of the return packet, the same where the packet was made and opened; null: it is not encrypted
alter table packet add column return_secret text;
`;
