CREATE INDEX `phones_person` ON `phones` (`person`);--> statement-breakpoint
CREATE INDEX `phones_role` ON `phones` (`role`,`village`);