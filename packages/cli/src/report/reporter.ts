import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { markdownReporter } from './markdown.ts';
import { prettyReporter } from './pretty.ts';
import type { Reporter, ReportFormat, Write } from './report.ts';
import { sarifReporter } from './sarif.ts';

/** The reporter of a format. Only the pretty one has colours. */
export function createReporter(format: ReportFormat, write: Write, colour: boolean): Reporter {
  switch (format) {
    case 'pretty':
      return prettyReporter(write, colour);
    case 'json':
      return jsonReporter(write);
    case 'sarif':
      return sarifReporter(write);
    case 'junit':
      return junitReporter(write);
    case 'github':
      return githubReporter(write);
    case 'markdown':
      return markdownReporter(write);
  }
}
