import { useQuery } from '@tanstack/react-query';
import { portraitOf } from './portraits.ts';

/** Above so many elements a picture would keep the page busy for long; the model's own page shows it. */
const MOST_ELEMENTS = 30_000;

interface PortraitProps {
  readonly modelId: string;
  readonly contentId: string;
  readonly elements: number;
}

/** The picture of a model; a place for it until it is there, and where there is none. */
export function Portrait({ modelId, contentId, elements }: PortraitProps) {
  const { data, isError, isLoading } = useQuery({
    queryKey: ['portrait', contentId],
    queryFn: ({ signal }) => portraitOf({ modelId, contentId, name: 'model.glb' }, signal),
    enabled: elements > 0 && elements <= MOST_ELEMENTS,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (data !== undefined) return <img className="portrait" src={data} alt="" />;
  const text = isError ? 'No picture' : isLoading ? 'Drawing …' : elements === 0 ? 'Nothing to show' : '';
  return (
    <span className="portrait is-empty" aria-hidden="true">
      {text}
    </span>
  );
}
