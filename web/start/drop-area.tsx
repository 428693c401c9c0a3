import { Icon } from '../design/icon.tsx';
import { startUpload } from '../uploads/uploads.ts';
import { usePageDrop } from './use-page-drop.ts';

const ACCEPTED = '.ifc,.ifczip,.zip';

/** Takes files that are dropped, here or anywhere on the page, or by the dialog that a click opens. */
export function DropArea() {
  const isOver = usePageDrop(take);
  return (
    <label className={isOver ? 'drop is-over' : 'drop'}>
      <input
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label="Choose IFC files to upload"
        onChange={({ target }) => {
          if (target.files !== null) take(target.files);
          target.value = '';
        }}
      />
      <Icon name="upload" size={22} />
      <span className="drop-title">{isOver ? 'Let go to upload' : 'Drop IFC files here'}</span>
      <span className="drop-hint">
        or <u>choose them</u>. IFC2x3, IFC4 and IFC4x3, as .ifc or zipped.
      </span>
    </label>
  );
}

function take(files: FileList): void {
  for (const file of files) void startUpload(file);
}
