CREATE INDEX `households_village` ON `households` (`village`,`id`);--> statement-breakpoint
CREATE INDEX `phones_state` ON `phones` (`state`,`phone`);--> statement-breakpoint
CREATE INDEX `outbox_recipient` ON `outbox` (`recipient`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_case` ON `outbox` (`case_number`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_at` ON `tickets` (`at`,`number`);