import { ChevronLeft, ChevronRight, ScrollText } from 'lucide-react';
import { errorText } from '../../state/error-text.ts';
import { Banner } from '../../ui/Banner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';
import { usePicture } from '../use-picture.ts';
import type { PreviewState } from './use-preview.ts';

interface ReportPreviewProps {
  readonly preview: PreviewState;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** The page as it will be printed, and the way to the next one. */
export function ReportPreview({ preview: { data, refusal, loading }, page, onPage }: ReportPreviewProps) {
  const text = useText();
  const picture = usePicture(data?.image ?? null, 'image/png');
  const pages = data?.pages ?? 0;
  return (
    <section className="report-preview" aria-label={text('reports.preview')} aria-busy={loading}>
      <div className="report-sheet-room">
        {refusal ? (
          <Banner tone="warning">{errorText(refusal, text)}</Banner>
        ) : data && picture ? (
          <img
            className={loading ? 'report-sheet stale' : 'report-sheet'}
            src={picture}
            alt={text('reports.page-alternative', { description: data.description, page: data.page, pages: data.pages })}
            style={{ aspectRatio: `${data.width_mm} / ${data.height_mm}` }}
            data-testid="report-page"
            data-pages={data.pages}
            draggable={false}
          />
        ) : loading ? (
          <p className="small muted" role="status">
            {text('reports.drawing')}
          </p>
        ) : (
          <EmptyState icon={ScrollText} title={text('reports.choose')} />
        )}
      </div>
      <div className="row report-pages">
        <IconButton
          compact
          icon={ChevronLeft}
          label={text('reports.previous')}
          isDisabled={page <= 1 || pages === 0}
          onPress={() => onPage(Math.min(page, pages) - 1)}
        />
        <span className="small number" role="status" data-testid="report-pages">
          {pages === 0 ? '' : text('report.pages', { page: data?.page ?? 1, pages })}
        </span>
        <IconButton
          compact
          icon={ChevronRight}
          label={text('reports.next')}
          isDisabled={pages === 0 || page >= pages}
          onPress={() => onPage(page + 1)}
        />
      </div>
    </section>
  );
}
