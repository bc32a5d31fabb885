import fc from 'fast-check';

// Set by vitest's configuration; a property that gives its own seed keeps it.
fc.configureGlobal({ seed: Number(process.env['ASSAY_SEED']) });
