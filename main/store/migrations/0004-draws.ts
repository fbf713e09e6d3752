// Migration 4: how queues were drawn. Plain SQL that calls no code of today.
export const draws = /* sql */ `
alter table queue add column purpose text not null default 'label' check (purpose in ('label', 'training'));
-- the number of raters who label each transcript; null: any number
alter table queue add column overlap integer check (overlap > 0);
-- the seed of the seats' orders, which differ
alter table queue add column seed integer not null default 0;

-- one draw from a frame of transcripts into a queue; a top-up is another draw
create table draw (
  key integer primary key,
  id text not null unique,
  queue text not null references queue (name),
  design text not null,                  -- JSON of contract Design
  seed integer not null,
  population integer not null,
  sampled integer not null,
  enlarges integer references draw (key),  -- a smaller draw of the same design, which this one takes the place of
  strata text not null,                  -- JSON of contract Stratum[]
  drawn_at text not null
) strict;
create index draw_queue on draw (queue);

-- every transcript that could have been drawn, with its inclusion probability; written before anything is labelled
create table frame (
  draw integer not null references draw (key),
  transcript integer not null references transcript (key),
  stratum text not null,
  probability real not null check (probability > 0 and probability <= 1),
  primary key (draw, transcript)
) strict, without rowid;
create index frame_transcript on frame (transcript);

-- a seat: the place of one rater in a queue with an overlap, with an order of its own of the same transcripts
create table seat (
  queue text not null references queue (name),
  number integer not null check (number > 0),
  name text not null,                    -- who is to sit there, as the study's owner wrote it
  rater text references rater (id),      -- who does
  primary key (queue, number)
) strict, without rowid;
create unique index seat_rater on seat (queue, rater) where rater is not null;

create table queue_item_4 (
  queue text not null references queue (name),
  position integer not null,
  transcript integer not null references transcript (key),
  round text not null default 'main' check (round in ('main', 'repeat', 'training')),
  probability real check (probability > 0 and probability <= 1),  -- null: not drawn (picked by hand, a repeat, known gold)
  draw integer references draw (key),
  primary key (queue, position),
  unique (queue, transcript, round)
) strict, without rowid;
insert into queue_item_4 (queue, position, transcript, probability) select queue, position, transcript, probability from queue_item;
drop table queue_item;
alter table queue_item_4 rename to queue_item;
create index queue_item_transcript on queue_item (transcript);
`;
