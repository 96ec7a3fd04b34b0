CREATE TABLE `stamps` (
	`name` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
