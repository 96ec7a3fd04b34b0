CREATE TABLE `routes` (
	`name` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`per_second` integer NOT NULL,
	`place` integer NOT NULL,
	`at` integer NOT NULL
);
