using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Visavis.TestSupport.Hosting;

/// <summary>Keeps every log line, so that a test can ask what was said, and what was not.</summary>
public sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public IReadOnlyList<string> Audit => [.. lines.Where(line => line.StartsWith("Audit: ", StringComparison.Ordinal))];

    public void Clear() => lines.Clear();

    public ILogger CreateLogger(string categoryName) => new Sink(this);

    public void Dispose() { }

    private sealed class Sink(LogCapture capture) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => capture.lines.Enqueue(formatter(state, exception) + (exception is null ? "" : $"\n{exception}"));
    }
}
