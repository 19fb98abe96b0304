import { timingSafeEqual } from 'node:crypto'
import { type Span, SpanStatusCode, type Tracer, trace, context as traceContext } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/*
 * What a deployment may measure: counts and times, by kinds that are few and known. Never an address, a search word, a
 * country or a person: what is asked for here may be about a case.
 */

export type Kind = 'page' | 'asset' | 'form' | 'health' | 'other'
type Source = 'memory' | 'made'
type Labels = 'kind' | 'status' | 'source'

export type Observation = {
  source: Source
  /** A part of the answering that takes time of its own. */
  part<T>(name: string, work: () => Promise<T>): Promise<T>
  end(status: number): void
}

export type Observer = {
  begin(kind: Kind, method: string, id: string): Observation
  /** The measurements for whoever has the token; null for anybody else. */
  read(authorization: string | undefined): Promise<string | null>
  isMeasuring: boolean
  close(): Promise<void>
}

type Settings = { token?: string; endpoint?: string; processor?: SpanProcessor }

/** Measures where a token says who may read it, and traces where an endpoint says where to; else nothing at all. */
export function createObserver({ token, endpoint, processor }: Settings): Observer | undefined {
  if (!token && !endpoint && !processor) return undefined
  const metrics = token ? createMetrics() : undefined
  const tracing = endpoint || processor ? createTracing(processor) : undefined
  return {
    isMeasuring: metrics !== undefined,
    begin(kind, method, id) {
      const stop = metrics?.seconds.startTimer()
      metrics?.open.inc()
      // Not made the process's own tracer: Next would tell it the addresses.
      const span = tracing?.tracer.startSpan(`${method} ${kind}`, { attributes: { 'cotejo.request': id } })
      const observation: Observation = {
        source: 'made',
        part: (name, work) => inSpan(tracing?.tracer, span, name, work),
        end(status) {
          const labels = { kind, status: `${Math.floor(status / 100)}xx`, source: observation.source }
          stop?.(labels)
          metrics?.answers.inc(labels)
          metrics?.open.dec()
          span?.setAttributes({ 'http.response.status_code': status, 'cotejo.source': observation.source })
          if (status >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
          span?.end()
        },
      }
      return observation
    },
    async read(authorization) {
      if (metrics === undefined || !isToken(authorization, token)) return null
      return metrics.registry.metrics()
    },
    async close() {
      metrics?.registry.clear()
      await tracing?.provider.shutdown().catch(() => {})
    },
  }
}

function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'cotejo_' })
  const labelNames: Labels[] = ['kind', 'status', 'source']
  return {
    registry,
    answers: new Counter({ name: 'cotejo_answers_total', help: 'Answers given.', labelNames, registers }),
    seconds: new Histogram({
      name: 'cotejo_answer_seconds',
      help: 'Time from a request to the end of its answer.',
      labelNames,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    open: new Gauge({ name: 'cotejo_requests_open', help: 'Requests being answered.', registers }),
  }
}

function createTracing(processor: SpanProcessor | undefined) {
  // Where to, and with which headers, the exporter reads from OTEL_EXPORTER_OTLP_… itself.
  const spanProcessors = [processor ?? new BatchSpanProcessor(new OTLPTraceExporter())]
  const resource = resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME || 'cotejo' })
  const provider = new NodeTracerProvider({ resource, spanProcessors })
  return { provider, tracer: provider.getTracer('cotejo') }
}

async function inSpan<T>(
  tracer: Tracer | undefined,
  parent: Span | undefined,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  if (tracer === undefined || parent === undefined) return work()
  const span = tracer.startSpan(name, {}, trace.setSpan(traceContext.active(), parent))
  try {
    return await work()
  } finally {
    span.end()
  }
}

function isToken(authorization: string | undefined, token: string | undefined): boolean {
  const given = Buffer.from(authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
