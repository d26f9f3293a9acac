/** The list of companies, read a page at a time. Make it while the component is set up. */
import { live, read, type CompanyRow } from '../../ipc';
import { toastError } from '../../shared';

/** Companies of one page. */
const PAGE = 100;

/** The companies that answer to a text. */
export function companyList(text: () => string) {
  const first = live('companies_list', () => ({ text: text(), offset: 0, limit: PAGE }));
  let behind = $state.raw<readonly CompanyRow[]>([]);
  let more = $state<boolean | undefined>();
  let busy = $state(false);

  // another text, or a change: what stood behind the first page is old
  $effect(() => {
    void first.data;
    behind = [];
    more = undefined;
  });

  async function next(): Promise<void> {
    if (busy) return;
    busy = true;
    const asked = first.data;
    try {
      const offset = (first.data?.companies.length ?? 0) + behind.length;
      const page = await read('companies_list', { text: text(), offset, limit: PAGE });
      if (asked === first.data) {
        behind = [...behind, ...page.companies];
        more = page.more;
      }
    } catch (thrown) {
      toastError(thrown);
    }
    busy = false;
  }

  return {
    first,
    get rows(): readonly CompanyRow[] {
      return [...(first.data?.companies ?? []), ...behind];
    },
    get more(): boolean {
      return more ?? first.data?.more ?? false;
    },
    get busy() {
      return busy;
    },
    next,
  };
}
