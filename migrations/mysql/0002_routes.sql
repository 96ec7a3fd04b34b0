CREATE TABLE `routes` (
	`name` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`source` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`per_second` int NOT NULL,
	`place` int NOT NULL,
	`at` bigint NOT NULL,
	CONSTRAINT `routes_name` PRIMARY KEY(`name`)
);
