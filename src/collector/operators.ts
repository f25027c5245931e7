import { own } from '../core/record.js'

/** The keys that each operator of the filelog receiver takes, by its type (pkg/stanza operator configs of contrib 0.86 to 0.156, united). */
const WRITER = ['id', 'type', 'output']
const TRANSFORMER = [...WRITER, 'on_error', 'if']
const PARSER = [...TRANSFORMER, 'parse_from', 'parse_to', 'body', 'timestamp', 'severity', 'trace', 'scope_name']

const KEYS: Readonly<Record<string, readonly string[]>> = {
  add: [...TRANSFORMER, 'field', 'value'],
  assign_keys: [...TRANSFORMER, 'field', 'keys'],
  container: [...PARSER, 'format', 'add_metadata_from_filepath', 'max_log_size'],
  copy: [...TRANSFORMER, 'from', 'to'],
  csv_parser: [
    ...PARSER,
    'header',
    'header_attribute',
    'header_delimiter',
    'delimiter',
    'lazy_quotes',
    'ignore_quotes',
  ],
  filter: [...TRANSFORMER, 'expr', 'drop_ratio'],
  flatten: [...TRANSFORMER, 'field'],
  json_array_parser: [...PARSER, 'header'],
  json_parser: [...PARSER, 'parse_ints'],
  key_value_parser: [...PARSER, 'delimiter', 'pair_delimiter'],
  move: [...TRANSFORMER, 'from', 'to'],
  noop: TRANSFORMER,
  recombine: [
    ...TRANSFORMER,
    'is_first_entry',
    'is_last_entry',
    'max_batch_size',
    'max_unmatched_batch_size',
    'combine_field',
    'combine_with',
    'source_identifier',
    'overwrite_with',
    'force_flush_period',
    'max_sources',
    'max_log_size',
  ],
  regex_parser: [...PARSER, 'regex', 'cache'],
  remove: [...TRANSFORMER, 'field'],
  retain: [...TRANSFORMER, 'fields'],
  router: [...WRITER, 'routes', 'default'],
  scope_name_parser: [...TRANSFORMER, 'parse_from'],
  severity_parser: [...TRANSFORMER, 'parse_from', 'preset', 'mapping', 'overwrite_text'],
  time_parser: [...TRANSFORMER, 'parse_from', 'layout', 'layout_type', 'location'],
  trace_parser: [...TRANSFORMER, 'trace_id', 'span_id', 'trace_flags'],
  uri_parser: PARSER,
}

/** The keys of an operator; undefined for a type of which we do not keep them. */
export const operatorKeys = (type: string): readonly string[] | undefined => own(KEYS, type)
