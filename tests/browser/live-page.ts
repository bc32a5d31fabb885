/** What a page hears by its two ways to listen. */
export interface Heard {
  readonly eventSource: string[];
  readonly client: string[];
}

interface Change {
  readonly claim: { readonly text: string };
}
type Follow = (url: string, headers: object, use: (change: Change) => Promise<void>) => Promise<unknown>;

const query = 'subscription { claimChanged { kind claim { text } } }';

/** Runs in the browser: listens as `EventSource` does and as the page on what happens says, until both have heard the end. */
export async function listenTwice(follow: Follow, end: string): Promise<void> {
  const heard: Heard = { eventSource: [], client: [] };
  const hear = async (way: keyof Heard, { claim: { text } }: Change): Promise<void> => {
    heard[way].push(text);
    const isOver = heard.eventSource.includes(end) && heard.client.includes(end);
    await fetch(isOver ? '/report' : '/heard', { method: 'POST', body: JSON.stringify(heard) });
  };
  const source = new EventSource(`/graphql?query=${encodeURIComponent(query)}`);
  source.addEventListener('next', (event) => {
    if (event instanceof MessageEvent) void hear('eventSource', JSON.parse(event.data).data.claimChanged);
  });
  await follow('/graphql', {}, (change) => hear('client', change));
}
