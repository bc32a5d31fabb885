/** Queries that show what the gateway is for: printed at the start, and the first of them stands in GraphiQL. */
export const examples = [
  `{
  claims(first: 5) {
    edges { node {
      text
      claimant { name }
      verdict { published { rating summary } }
    } }
  }
}`,
  `{
  claims(filter: { kinds: [RANKING] }) {
    edges { node { text propositions { words assessments {
      outcome conditions { words } strongest { words }
      readings { truth options { label option } reasons { text } }
    } } } }
  }
}`,
  `{
  claims(filter: { ratings: ["half-true"] }) {
    edges { node { text
      evidence { stance quotation { exact } table { title vintage source { name } } }
      verdict { history { revision state reasons { text } reviews { decision reviewer { name } } } }
    } }
  }
}`,
] as const;

/** What GraphiQL shows who opens it. */
export const graphiql = { title: 'Assay', defaultQuery: examples[0] };
