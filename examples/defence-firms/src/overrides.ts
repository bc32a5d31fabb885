/** Why a rating is not the one the rules suggest, by the `ref` of the claim. */
export const overrides: { readonly [claim: string]: string } = {
  C07: 'The quotation marks are round the fragment, and it is exact; that the sentence around it is weaker is worth saying and does not make it half wrong.',
  C08: 'The claim is about the long run, which both counts of aircraft show; that one drill was smaller than the last is a limit, not a counter-weight.',
  C09a: 'It fails only where recent means a month and patrols do not count; both are narrower than a reader would take them.',
  C15a: 'It holds on both lists, at its lower bound: the upper half of the range is found on no list in force, and the next editions have two.',
  C26a: 'Most outlets, the article’s source among them, called the text of 22 June the agreement; the article leaves out that it was not yet official.',
  C26b: 'Five percent is the figure the declaration names; what compares with the old target is 3.5.',
  C31a: 'What is claimed is the membership; “recent” says only that it is the newest, which it is.',
};
