CREATE TABLE `actor` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`role` text NOT NULL,
	CONSTRAINT "actor_kind" CHECK("actor"."kind" in ('person', 'bot', 'import')),
	CONSTRAINT "actor_role" CHECK("actor"."role" in ('reader', 'contributor', 'reviewer', 'editor', 'admin', 'auditor', 'bot')),
	CONSTRAINT "actor_bot" CHECK(("actor"."kind" = 'person') = ("actor"."role" <> 'bot'))
);
--> statement-breakpoint
CREATE INDEX `actor_by_kind` ON `actor` (`kind`,`id`);--> statement-breakpoint
CREATE TABLE `assessment` (
	`id` text PRIMARY KEY NOT NULL,
	`proposition_id` text NOT NULL,
	`outcome` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`sql` text NOT NULL,
	`assessed_at` text NOT NULL,
	FOREIGN KEY (`proposition_id`) REFERENCES `proposition`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "assessment_outcome" CHECK("assessment"."outcome" in ('true', 'false', 'undecided', 'true-where-decidable', 'false-where-decidable', 'depends-on-the-reading'))
);
--> statement-breakpoint
CREATE INDEX `assessment_by_proposition` ON `assessment` (`proposition_id`,`id`);--> statement-breakpoint
CREATE TABLE `cited_assessment` (
	`assessment_id` text PRIMARY KEY NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessment`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `appearance` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`snapshot_id` text,
	`url` text,
	`title` text,
	`published_on` text,
	`span` text,
	`quote` text,
	`first` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshot`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "appearance_first" CHECK("appearance"."first" in (0, 1))
);
--> statement-breakpoint
CREATE INDEX `appearance_by_claim` ON `appearance` (`claim_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `appearance_first_of_claim` ON `appearance` (`claim_id`) WHERE "appearance"."first" = 1;--> statement-breakpoint
CREATE TABLE `claim_listing` (
	`number` integer PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`words` text NOT NULL,
	`claimant_words` text NOT NULL,
	`occasion_from` integer,
	`occasion_to` integer,
	`assessment_id` text,
	`outcome` text,
	`public_assessment_id` text,
	`public_outcome` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "claim_listing_outcome" CHECK("claim_listing"."outcome" in ('true', 'false', 'undecided', 'true-where-decidable', 'false-where-decidable', 'depends-on-the-reading')),
	CONSTRAINT "claim_listing_public_outcome" CHECK("claim_listing"."public_outcome" in ('true', 'false', 'undecided', 'true-where-decidable', 'false-where-decidable', 'depends-on-the-reading'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claim_listing_of_claim` ON `claim_listing` (`claim_id`);--> statement-breakpoint
CREATE INDEX `claim_listing_by_outcome` ON `claim_listing` (`outcome`,`claim_id`);--> statement-breakpoint
CREATE INDEX `claim_listing_by_public_outcome` ON `claim_listing` (`public_outcome`,`claim_id`);--> statement-breakpoint
CREATE INDEX `claim_listing_by_occasion` ON `claim_listing` (`occasion_from`,`occasion_to`,`claim_id`);--> statement-breakpoint
CREATE TABLE `claimant` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`normal_form` text NOT NULL,
	`kind` text NOT NULL,
	`description` text,
	CONSTRAINT "claimant_kind" CHECK("claimant"."kind" in ('person', 'organisation', 'unknown'))
);
--> statement-breakpoint
CREATE INDEX `claimant_by_normal_form` ON `claimant` (`normal_form`,`id`);--> statement-breakpoint
CREATE INDEX `claimant_by_kind` ON `claimant` (`kind`,`id`);--> statement-breakpoint
CREATE TABLE `claim` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`normal_form` text NOT NULL,
	`language` text NOT NULL,
	`kind` text NOT NULL,
	`claimant_id` text NOT NULL,
	`occasion` text,
	`part_of` text,
	`roll_up` text,
	`submitted_at` text NOT NULL,
	FOREIGN KEY (`claimant_id`) REFERENCES `claimant`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`part_of`) REFERENCES `claim`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "claim_kind" CHECK("claim"."kind" in ('statistical', 'comparison', 'ranking', 'trend', 'temporal', 'quotation', 'attribution', 'event', 'relation', 'causal', 'prediction', 'opinion')),
	CONSTRAINT "claim_roll_up" CHECK("claim"."roll_up" in ('weakest-part', 'majority-of-parts', 'all-parts'))
);
--> statement-breakpoint
CREATE INDEX `claim_by_normal_form` ON `claim` (`normal_form`,`claimant_id`,`id`);--> statement-breakpoint
CREATE INDEX `claim_by_kind` ON `claim` (`kind`,`id`);--> statement-breakpoint
CREATE INDEX `claim_by_claimant` ON `claim` (`claimant_id`,`id`);--> statement-breakpoint
CREATE INDEX `claim_by_whole` ON `claim` (`part_of`,`id`);--> statement-breakpoint
CREATE INDEX `claim_by_submission` ON `claim` (`submitted_at`,`id`);--> statement-breakpoint
CREATE TABLE `cursor_key` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` blob NOT NULL,
	CONSTRAINT "cursor_key_only" CHECK("cursor_key"."id" = 1),
	CONSTRAINT "cursor_key_bits" CHECK(length("cursor_key"."key") = 32)
);
--> statement-breakpoint
CREATE TABLE `event` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_noun` text NOT NULL,
	`subject_id` text NOT NULL,
	`before` text,
	`after` text,
	`detail` text,
	FOREIGN KEY (`actor_id`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "event_sequence" CHECK("event"."sequence" >= 1),
	CONSTRAINT "event_kind" CHECK("event"."kind" in ('actor-added', 'role-set', 'identity-linked', 'key-created', 'key-revoked', 'webhook-created', 'webhook-updated', 'webhook-deleted', 'webhook-secret-rotated', 'webhook-replayed', 'claimant-added', 'claim-submitted', 'appearance-added', 'source-added', 'snapshot-captured', 'table-loaded', 'evidence-attached', 'proposition-proposed', 'proposition-assessed', 'verdict-proposed', 'verdict-reviewed', 'objection-dismissed', 'verdict-published', 'verdict-corrected', 'verdict-retracted', 'reply-asked', 'reply-recorded')),
	CONSTRAINT "event_subject_noun" CHECK("event"."subject_noun" in ('actor', 'appearance', 'assessment', 'claim', 'claimant', 'dismissal', 'evidence', 'key', 'proposition', 'reply', 'review', 'revision', 'snapshot', 'source', 'table', 'verdict', 'webhook'))
);
--> statement-breakpoint
CREATE INDEX `event_by_subject` ON `event` (`subject_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `event_by_kind` ON `event` (`kind`,`sequence`);--> statement-breakpoint
CREATE INDEX `event_by_time` ON `event` (`at`,`sequence`);--> statement-breakpoint
CREATE INDEX `event_by_actor` ON `event` (`actor_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `cited_evidence` (
	`evidence_id` text PRIMARY KEY NOT NULL,
	FOREIGN KEY (`evidence_id`) REFERENCES `evidence`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`stance` text NOT NULL,
	`note` text,
	`kind` text NOT NULL,
	`snapshot_id` text,
	`anchor` text,
	`table_id` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshot`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`table_id`) REFERENCES `evidence_table`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "evidence_stance" CHECK("evidence"."stance" in ('supports', 'refutes', 'context', 'undercuts')),
	CONSTRAINT "evidence_kind" CHECK("evidence"."kind" in ('quotation', 'table')),
	CONSTRAINT "evidence_of_its_kind" CHECK(("evidence"."kind" = 'quotation') = ("evidence"."snapshot_id" is not null)
        and ("evidence"."kind" = 'quotation') = ("evidence"."anchor" is not null)
        and ("evidence"."kind" = 'table') = ("evidence"."table_id" is not null))
);
--> statement-breakpoint
CREATE INDEX `evidence_by_claim` ON `evidence` (`claim_id`,`id`);--> statement-breakpoint
CREATE INDEX `evidence_by_snapshot` ON `evidence` (`snapshot_id`,`claim_id`);--> statement-breakpoint
CREATE INDEX `evidence_by_table` ON `evidence` (`table_id`,`claim_id`);--> statement-breakpoint
CREATE TABLE `kept_answer` (
	`actor_id` text NOT NULL,
	`key` text NOT NULL,
	`request` text NOT NULL,
	`answer` text,
	`at` text NOT NULL,
	PRIMARY KEY(`actor_id`, `key`),
	FOREIGN KEY (`actor_id`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `kept_answer_by_time` ON `kept_answer` (`at`);--> statement-breakpoint
CREATE TABLE `identity` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`actor_id` text NOT NULL,
	`linked_at` text NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`actor_id`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `key_use` (
	`key_id` text PRIMARY KEY NOT NULL,
	`last_used_at` text NOT NULL,
	FOREIGN KEY (`key_id`) REFERENCES `api_key`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `api_key` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`actor_id` text NOT NULL,
	`scopes` text,
	`digest` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`actor_id`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`created_by`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "api_key_expires" CHECK("api_key"."expires_at" > "api_key"."created_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_digest` ON `api_key` (`digest`);--> statement-breakpoint
CREATE INDEX `api_key_by_actor` ON `api_key` (`actor_id`,`id`);--> statement-breakpoint
CREATE TABLE `proposition` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`proposition` text NOT NULL,
	`readings` text NOT NULL,
	`words` text NOT NULL,
	`digest` text NOT NULL,
	`label` text,
	`proposed_at` text NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `proposition_by_claim` ON `proposition` (`claim_id`,`id`);--> statement-breakpoint
CREATE TABLE `reply` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`asked` text NOT NULL,
	`channel` text NOT NULL,
	`question` text NOT NULL,
	`deadline` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` text NOT NULL,
	`answer` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`asked_by`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `reply_by_claim` ON `reply` (`claim_id`,`id`);--> statement-breakpoint
CREATE TABLE `snapshot_bytes` (
	`digest` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshot` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`url` text,
	`title` text,
	`captured_at` text NOT NULL,
	`digest` text NOT NULL,
	`media_type` text NOT NULL,
	`byte_length` integer NOT NULL,
	`text` text,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`digest`) REFERENCES `snapshot_bytes`(`digest`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "snapshot_byte_length" CHECK("snapshot"."byte_length" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `snapshot_by_source_and_digest` ON `snapshot` (`source_id`,`digest`);--> statement-breakpoint
CREATE INDEX `snapshot_by_source` ON `snapshot` (`source_id`,`id`);--> statement-breakpoint
CREATE INDEX `snapshot_by_address` ON `snapshot` (`source_id`,`url`,`captured_at`);--> statement-breakpoint
CREATE TABLE `source` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`normal_form` text NOT NULL,
	`kind` text NOT NULL,
	`home_page` text,
	`owner` text,
	`origin` text,
	FOREIGN KEY (`origin`) REFERENCES `source`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "source_kind" CHECK("source"."kind" in ('official-record', 'data-publisher', 'news', 'academic', 'social-post', 'person', 'reference'))
);
--> statement-breakpoint
CREATE INDEX `source_by_normal_form` ON `source` (`normal_form`,`id`);--> statement-breakpoint
CREATE INDEX `source_by_kind` ON `source` (`kind`,`id`);--> statement-breakpoint
CREATE TABLE `table_content` (
	`digest` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `evidence_table` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`source_id` text NOT NULL,
	`vintage` text NOT NULL,
	`published_on` text NOT NULL,
	`schema` text NOT NULL,
	`gaps` text NOT NULL,
	`row_count` integer NOT NULL,
	`digest` text NOT NULL,
	`loaded_at` text NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`digest`) REFERENCES `table_content`(`digest`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "evidence_table_row_count" CHECK("evidence_table"."row_count" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_table_by_vintage` ON `evidence_table` (`name`,`vintage`);--> statement-breakpoint
CREATE INDEX `evidence_table_by_name` ON `evidence_table` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `evidence_table_by_digest` ON `evidence_table` (`digest`,`id`);--> statement-breakpoint
CREATE INDEX `evidence_table_by_source` ON `evidence_table` (`source_id`,`id`);--> statement-breakpoint
CREATE TABLE `dismissal` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`editor_id` text NOT NULL,
	`reason` text NOT NULL,
	`dismissed_at` text NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`editor_id`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dismissal_of_review` ON `dismissal` (`review_id`);--> statement-breakpoint
CREATE TABLE `embargo` (
	`revision_id` text PRIMARY KEY NOT NULL,
	`verdict_id` text NOT NULL,
	`until` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdict`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `embargo_by_end` ON `embargo` (`until`);--> statement-breakpoint
CREATE INDEX `embargo_of_verdict` ON `embargo` (`verdict_id`);--> statement-breakpoint
CREATE TABLE `rests_on_snapshot` (
	`verdict_id` text NOT NULL,
	`snapshot_id` text NOT NULL,
	PRIMARY KEY(`verdict_id`, `snapshot_id`),
	FOREIGN KEY (`verdict_id`) REFERENCES `verdict`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`snapshot_id`) REFERENCES `snapshot`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `rests_on_snapshot_by_snapshot` ON `rests_on_snapshot` (`snapshot_id`,`verdict_id`);--> statement-breakpoint
CREATE TABLE `rests_on_table` (
	`verdict_id` text NOT NULL,
	`table_id` text NOT NULL,
	PRIMARY KEY(`verdict_id`, `table_id`),
	FOREIGN KEY (`verdict_id`) REFERENCES `verdict`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`table_id`) REFERENCES `evidence_table`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `rests_on_table_by_table` ON `rests_on_table` (`table_id`,`verdict_id`);--> statement-breakpoint
CREATE TABLE `review` (
	`id` text PRIMARY KEY NOT NULL,
	`revision_id` text NOT NULL,
	`digest` text NOT NULL,
	`reviewer_id` text NOT NULL,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`reviewed_at` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`reviewer_id`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "review_decision" CHECK("review"."decision" in ('approve', 'object', 'send-back', 'withdraw'))
);
--> statement-breakpoint
CREATE INDEX `review_by_revision` ON `review` (`revision_id`,`id`);--> statement-breakpoint
CREATE INDEX `review_by_reviewer` ON `review` (`reviewer_id`,`revision_id`);--> statement-breakpoint
CREATE TABLE `revision` (
	`id` text PRIMARY KEY NOT NULL,
	`verdict_id` text NOT NULL,
	`revision` integer NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	`rating` text NOT NULL,
	`author_id` text NOT NULL,
	`state` text NOT NULL,
	`proposed_at` text NOT NULL,
	`published_at` text,
	`embargo_until` text,
	`policy` text,
	`emergency` text,
	`retraction` text,
	FOREIGN KEY (`verdict_id`) REFERENCES `verdict`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`author_id`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "revision_number" CHECK("revision"."revision" >= 1),
	CONSTRAINT "revision_state" CHECK("revision"."state" in ('draft', 'in-review', 'approved', 'published', 'corrected', 'retracted')),
	CONSTRAINT "revision_published_at" CHECK(("revision"."state" in ('published', 'corrected')) <= ("revision"."published_at" is not null)
        and ("revision"."state" in ('draft', 'in-review', 'approved')) <= ("revision"."published_at" is null)),
	CONSTRAINT "revision_embargo" CHECK("revision"."embargo_until" is null or coalesce("revision"."embargo_until" > "revision"."published_at", 0)),
	CONSTRAINT "revision_retraction" CHECK(("revision"."state" = 'retracted') = ("revision"."retraction" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revision_by_number` ON `revision` (`verdict_id`,`revision`);--> statement-breakpoint
CREATE INDEX `revision_by_publication` ON `revision` (case when "embargo_until" is null then "published_at" else "embargo_until" end) WHERE "revision"."published_at" is not null;--> statement-breakpoint
CREATE INDEX `revision_standing` ON `revision` ("policy" ->> '$.id',"policy" ->> '$.version',"content" ->> '$.scale.id',"content" ->> '$.scale.version',`verdict_id`) WHERE "revision"."state" = 'published';--> statement-breakpoint
CREATE INDEX `revision_by_embargo` ON `revision` (`embargo_until`) WHERE "revision"."embargo_until" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `revision_published` ON `revision` (`verdict_id`) WHERE "revision"."state" = 'published';--> statement-breakpoint
CREATE TABLE `verdict` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`current_revision_id` text,
	`rating` text,
	`state` text,
	`scale` text,
	`public_revision_id` text,
	`public_rating` text,
	`public_state` text,
	`public_scale` text,
	`public_at` text,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`current_revision_id`) REFERENCES `revision`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`public_revision_id`) REFERENCES `revision`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "verdict_state" CHECK("verdict"."state" in ('draft', 'in-review', 'approved', 'published', 'corrected', 'retracted')),
	CONSTRAINT "verdict_public_state" CHECK("verdict"."public_state" in ('published', 'corrected', 'retracted'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `verdict_of_claim` ON `verdict` (`claim_id`);--> statement-breakpoint
CREATE INDEX `verdict_by_rating` ON `verdict` (`rating`,`claim_id`);--> statement-breakpoint
CREATE INDEX `verdict_by_state` ON `verdict` (`state`,`claim_id`);--> statement-breakpoint
CREATE INDEX `verdict_by_state_and_rating` ON `verdict` (`state`,`rating`,`claim_id`);--> statement-breakpoint
CREATE INDEX `verdict_by_state_and_id` ON `verdict` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `verdict_by_scale` ON `verdict` (`scale`,`claim_id`);--> statement-breakpoint
CREATE INDEX `verdict_public_by_scale` ON `verdict` (`public_scale`,`claim_id`) WHERE "verdict"."public_state" is not null;--> statement-breakpoint
CREATE INDEX `verdict_by_rating_and_id` ON `verdict` (`rating`,`id`);--> statement-breakpoint
CREATE INDEX `verdict_public` ON `verdict` (`claim_id`) WHERE "verdict"."public_state" is not null;--> statement-breakpoint
CREATE INDEX `verdict_public_by_rating` ON `verdict` (`public_rating`,`claim_id`) WHERE "verdict"."public_state" is not null;--> statement-breakpoint
CREATE INDEX `verdict_public_by_state` ON `verdict` (`public_state`,`claim_id`) WHERE "verdict"."public_state" is not null;--> statement-breakpoint
CREATE INDEX `verdict_public_by_state_and_rating` ON `verdict` (`public_state`,`public_rating`,`claim_id`) WHERE "verdict"."public_state" is not null;--> statement-breakpoint
CREATE INDEX `verdict_public_by_time` ON `verdict` (`public_at`,`claim_id`) WHERE "verdict"."public_state" is not null;--> statement-breakpoint
CREATE INDEX `verdict_public_by_id` ON `verdict` (`id`) WHERE "verdict"."public_state" is not null;--> statement-breakpoint
CREATE INDEX `verdict_public_by_rating_and_id` ON `verdict` (`public_rating`,`id`) WHERE "verdict"."public_state" is not null;--> statement-breakpoint
CREATE INDEX `verdict_public_by_state_and_id` ON `verdict` (`public_state`,`id`) WHERE "verdict"."public_state" is not null;--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`webhook_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`claim_id` text NOT NULL,
	`queued_at` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` text NOT NULL,
	`attempted_at` text,
	`status` integer,
	`fault` text,
	`duration_ms` integer,
	PRIMARY KEY(`webhook_id`, `sequence`),
	FOREIGN KEY (`webhook_id`) REFERENCES `webhook`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "webhook_delivery_state" CHECK("webhook_delivery"."state" in ('waiting', 'delivered', 'dead'))
);
--> statement-breakpoint
CREATE INDEX `webhook_delivery_ahead` ON `webhook_delivery` (`webhook_id`,`claim_id`,`sequence`) WHERE "webhook_delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `webhook_delivery_due` ON `webhook_delivery` (`due_at`) WHERE "webhook_delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `webhook_delivery_by_end` ON `webhook_delivery` (`state`,`attempted_at`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_by_state` ON `webhook_delivery` (`webhook_id`,`state`,`sequence`);--> statement-breakpoint
CREATE TABLE `webhook_secret` (
	`webhook_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`previous` text,
	`previous_until` text,
	`place` integer NOT NULL,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhook`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`document` text NOT NULL,
	`paused` integer NOT NULL,
	`owner_id` text NOT NULL,
	`created_at` text NOT NULL,
	`deleted_at` text,
	FOREIGN KEY (`owner_id`) REFERENCES `actor`(`id`) ON UPDATE restrict ON DELETE restrict
);
