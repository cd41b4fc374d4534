-- Which provider refused what, since when?
--
-- In a folder with the rows of a log and three files of output/reference, run the query with DuckDB:
--
--   smtpcodes scan --each /var/log/mail.log* > replies.jsonl
--   cp output/reference/pairs.csv output/reference/reasons.csv output/reference/providers.csv .
--   duckdb < query.sql
--
-- From CSV, with scan --each --format csv, the first table is: FROM read_csv('replies.csv', all_varchar = true), with a cast
-- of line, column and code to INTEGER.

SET VARIABLE year = 2026; -- of dates that have none, as syslog writes them

CREATE TABLE replies AS
FROM read_json('replies.jsonl', format = 'newline_delimited', columns = {
  file: 'VARCHAR', line: 'BIGINT', "column": 'BIGINT', code: 'INTEGER', enhanced: 'VARCHAR', reason: 'VARCHAR',
  party: 'VARCHAR', retry: 'VARCHAR', verdict: 'VARCHAR', text: 'VARCHAR', before: 'VARCHAR'});
CREATE TABLE pairs AS FROM read_csv('pairs.csv', types = {'enhanced': 'VARCHAR'});
CREATE TABLE reasons AS FROM read_csv('reasons.csv');
CREATE TABLE providers AS FROM read_csv('providers.csv', types = {'enhanced': 'VARCHAR', 'last': 'VARCHAR', 'replies': 'VARCHAR'});

-- The refusals, without those of the own server. The time is at the start of the line: 2026-03-04T10:00:00, with a blank for
-- the T, or Mar  4 10:00:00. Mailboxes do not name the provider: they are in angle brackets.
CREATE VIEW refusals AS
SELECT row_number() OVER () AS id, *,
  lower(regexp_replace(concat_ws(' ', before, text), '<[^>]*>', '', 'g')) AS words,
  coalesce(
    try_cast(regexp_extract(before, '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d') AS TIMESTAMP),
    try_strptime(getvariable('year') || ' ' || regexp_extract(before, '^[A-Z][a-z][a-z] [ \d]\d \d\d:\d\d:\d\d'), '%Y %b %d %H:%M:%S')
  ) AS moment
FROM replies
WHERE coalesce(code >= 400, enhanced[1] IN ('4', '5')) AND NOT coalesce(contains(before, 'NOQUEUE'), false);

-- The provider of a refusal is the one whose longest name of a host is in the line or the text.
CREATE VIEW named AS
SELECT id, arg_max(provider, length(host)) AS provider
FROM refusals
JOIN (SELECT DISTINCT provider, unnest(string_split(hosts, ';')) AS host FROM providers)
  ON regexp_matches(words, '(^|[^a-z0-9-])' || regexp_escape(host) || '($|[^a-z0-9.-])')
GROUP BY id;

SELECT
  coalesce(counted.provider, 'others') AS provider,
  concat_ws(' ', counted.code, counted.enhanced) AS codes,
  counted.reason,
  refusals,
  since,
  until,
  coalesce(pairs.verdict, counted.verdict) AS verdict,
  coalesce((
    SELECT string_agg(meaning, '; ' ORDER BY meaning) FROM providers
    WHERE providers.provider = counted.provider AND providers.enhanced = counted.enhanced
      AND (providers.replies IS NULL OR list_contains(string_split(providers.replies, ';'), counted.code::VARCHAR))
  ), reasons.sentence) AS meaning,
  reasons.actions
FROM (
  SELECT provider, code, enhanced, reason, verdict, count(*) AS refusals, min(moment) AS since, max(moment) AS until
  FROM refusals LEFT JOIN named USING (id)
  GROUP BY ALL
) AS counted
LEFT JOIN pairs ON pairs.reply = counted.code AND pairs.enhanced = counted.enhanced
LEFT JOIN reasons ON reasons.name = counted.reason
ORDER BY refusals DESC, since, codes;
