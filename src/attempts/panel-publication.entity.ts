import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Key, Text, Whole } from '../database/columns';

/** A panel was shown to learners, or taken away from them again; the last one stands. Fewer than three are never shown. */
@Entity('panel_publications')
@Unique('uq_panel_publications_panel_id_number', ['panelId', 'number'])
@Check('ck_panel_publications_answers', `(kind = 'published' AND answers >= 3) OR (kind = 'closed' AND answers = 0)`)
export class PanelPublication {
  @Key() id: string;
  @ForeignKey('Panel', { name: 'fk_panel_publications_panel_id' }) @Id('panel_id') panelId: string;
  @Whole('number') number: number;
  @Text('kind', 10) kind: 'published' | 'closed';
  @Whole('answers') answers: number;
  @Instant('published_at') publishedAt: string;
  @ForeignKey('Person', { name: 'fk_panel_publications_published_by_id' }) @Id('published_by_id') publishedById: string;
}
