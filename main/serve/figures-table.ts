// Connects calls about saved figures to their functions: figures, their order, published numbers, and looks.
import type { CallName, Handlers } from '../../contract/calls.ts';
import {
  deleteFigureView,
  figureViews,
  orderFigureViews,
  publishFigureView,
  renameFigureView,
  saveFigureView,
  setFigureGroups,
  setFigurePrint,
  writing,
  type Db,
} from '../store/index.ts';

type OfFigures = Extract<
  CallName,
  `findings.${string}_view` | `findings.${'views' | 'order_views' | 'looks' | 'set_print' | 'set_groups'}`
>;

/** The calls about figures that the store process answers. */
export function figuresTable(db: () => Db): Pick<Handlers<'store'>, OfFigures> {
  return {
    'findings.looks': async ({ facets }) => (await import('../work/figures/index.ts')).looksOfStudy(db(), facets),
    'findings.set_print': (style) => {
      setFigurePrint(db(), style);
      return {};
    },
    'findings.set_groups': ({ facet, groups }) => {
      writing(db(), () => setFigureGroups(db(), facet, groups));
      return {};
    },
    'findings.views': () => figureViews(db()),
    'findings.save_view': (view) => {
      writing(db(), () => saveFigureView(db(), view, new Date().toISOString()));
      return {};
    },
    'findings.delete_view': ({ name }) => {
      writing(db(), () => deleteFigureView(db(), name));
      return {};
    },
    'findings.rename_view': ({ name, to }) => {
      writing(db(), () => renameFigureView(db(), name, to));
      return {};
    },
    'findings.order_views': ({ names }) => {
      writing(db(), () => orderFigureViews(db(), names));
      return {};
    },
    'findings.publish_view': async ({ name, published }) => {
      const { sealOf } = await import('../work/seal/index.ts');
      writing(db(), () => publishFigureView(db(), name, published && { ...published, seal: sealOf(db()) }));
      return {};
    },
  };
}
