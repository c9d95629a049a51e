-- Whether a validation was one refusal too many of its address within a minute. Null, which takes no room, for all that were not.
alter table validation_log add column spam boolean;
