import { useEffect, useState } from 'react';

/** Files may be dropped anywhere on the page. @returns whether some are held over it. */
export function usePageDrop(onFiles: (files: FileList) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    function over(event: DragEvent) {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault(); // or the browser would open the file itself
      setIsOver(true);
    }
    function leave(event: DragEvent) {
      if (event.relatedTarget === null) setIsOver(false);
    }
    function drop(event: DragEvent) {
      event.preventDefault();
      setIsOver(false);
      if (event.dataTransfer !== null) onFiles(event.dataTransfer.files);
    }
    const end = new AbortController();
    addEventListener('dragover', over, end);
    addEventListener('dragleave', leave, end);
    addEventListener('drop', drop, end);
    return () => end.abort();
  }, [onFiles]);
  return isOver;
}
