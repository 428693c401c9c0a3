import { type DragEvent, useState } from 'react';
import { Icon } from '../design/icon.tsx';
import { startUpload } from '../uploads/uploads.ts';

const ACCEPTED = '.ifc,.ifczip,.zip';

/** Takes files by drop, or by the dialog that a click opens. */
export function DropArea() {
  const [isOver, setIsOver] = useState(false);

  function take(files: FileList | null) {
    for (const file of files ?? []) void startUpload(file);
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  }

  return (
    <label
      className={isOver ? 'drop is-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <input
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label="Choose IFC files to upload"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <Icon name="upload" size={22} />
      <span className="drop-title">Drop IFC files here</span>
      <span className="drop-hint">
        or <u>choose them</u>. IFC2x3, IFC4 and IFC4x3, as .ifc or zipped.
      </span>
    </label>
  );
}
