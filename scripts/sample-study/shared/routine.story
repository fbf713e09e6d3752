// Small office business that may come between the scenes of any storyline; no scene refers to a slot.
! read_calendar
day: today
= 09:30 stand-up (cancelled) · 11:00 fire drill · 13:15 "flu jabs, 2nd floor, bring a short sleeve"
