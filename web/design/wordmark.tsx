import './wordmark.css';

/** A column's foot on its steps, and the name. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M6.5 1.5h7v8h-7zM4 11h12v3H4zM1.5 15.5h17v3h-17z" fill="currentColor" />
      </svg>
      Plinth
    </span>
  );
}
