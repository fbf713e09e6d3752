// Migration 7: packets made, opened, sent back and merged, and the key that signs them. Plain SQL that calls no code of
// today.
export const packets = /* sql */ `
-- the key pair with which this study signs packets; made at first use
create table packet_key (
  one integer primary key check (one = 1),
  private_key text not null              -- PKCS 8, base64
) strict;

-- every packet that this copy of the study made, was made from, sent back or merged
create table packet (
  id text not null,
  what text not null check (what in ('made', 'opened', 'returned', 'merged')),
  at text not null,
  file text not null,                    -- its name, for people only
  seat integer,                          -- of the queue; null where it has none
  -- made: the public key that its return packet has to be signed with; opened: the private key to sign that with
  return_key text,
  manifest text not null,                -- JSON of contract Manifest
  primary key (id, what)
) strict, without rowid;
`;
