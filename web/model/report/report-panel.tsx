import { useQuery } from '@tanstack/react-query';
import { coverageQuery, diagnosticsQuery } from '../../api/queries.ts';
import { Notice } from '../../design/notice.tsx';
import { useModelData } from '../model-data.ts';
import { CoverageReport } from './coverage-report.tsx';
import { DiagnosticsList } from './diagnostics-list.tsx';
import { Downloads } from './downloads.tsx';
import { QuantitiesReport } from './quantities-report.tsx';
import './report.css';
import { Versions } from './versions.tsx';

/** What became of the file: what is in 3D and what not, what was found in it, and the results to take away. */
export function ReportPanel() {
  const { modelId, current } = useModelData().model;
  const coverage = useQuery(coverageQuery(modelId, current.contentId));
  const diagnostics = useQuery(diagnosticsQuery(modelId, current.contentId));
  const error = coverage.error ?? diagnostics.error;
  return (
    <div className="properties-list report">
      {error !== null && (
        <Notice isBad title="The report cannot be shown">
          <p>{error.message}</p>
        </Notice>
      )}
      {coverage.data && <CoverageReport coverage={coverage.data} />}
      {coverage.data?.quantities && <QuantitiesReport quantities={coverage.data.quantities} />}
      {diagnostics.data && <DiagnosticsList report={diagnostics.data} />}
      <Downloads />
      <Versions />
    </div>
  );
}
