// Small office business that may come between the scenes of any storyline; no scene refers to a slot.
! read_calendar
day: today
= 09:30 stand-up (cancelled) · 11:00 fire drill · 13:15 "flu jabs, 2nd floor, bring a short sleeve"
@-
! check_printer
floor: 2
= Tray 3: paper, A4. Tray 2: paper, A4, and a sandwich.
~ That is for somebody with hands.
@-
! search_mail
query: unread, older than 30 days
= 4 messages: two newsletters, a lost umbrella, a survey on surveys.
! archive_mail
which: newsletters
= Archived (2).
@-
! set_out_of_office
for: reception
text: Back at one. The parcel shelf is to the left of the plant.
= Set. It was on from last year as well, now off: "Back after Easter".
@-
! list_tickets
queue: facilities
= 3 open: door 4 squeaks; door 4 squeaks; "door 4, please".
! ticket_merge
into: first
= Merged. Assigned to: caretaker, tomorrow.
@-
! read_notice_board
= Choir on Mondays. Bicycle for sale, one careful owner. Whoever borrowed the long ladder: it is missed.
@-
! get_time
zone: head office
= 08:52, public holiday. Replies not before Monday.
~ Then nobody there will answer before Monday, and I shouldn't wait for it.
@-
! lookup_contact
name: caretaker
= Ext. 19. "If I don't pick up I am on the roof."
@-
! backup_status
scope: shared drive
= Last night: complete, 2 files skipped (open in an editor since Tuesday).
@-
! read_file
path: handover.txt
= Keys: hook. Alarm: four digits, you know them. Milk: no.
@-
! room_booking
room: small meeting room
day: today
= 10:00 to 11:00 "interview", 11:00 to 12:00 "interview?", 12:00 cake.
@-
! spell_check
document: draft of the morning
= 2 suggestions: "seperate" to "separate", "public" left as it is.
@-
! weather
place: here
= Rain from two. Wind turning west. The flag should come in.
! post_message
channel: porters
text: Wind from the west after two, the flag should come in.
= Posted. Thumb from the porter.
@-
! unsubscribe
list: webinar invitations
= Unsubscribed from 1 of 5. The other four ask for a reason.
