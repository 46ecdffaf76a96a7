using Microsoft.Extensions.Options;

namespace Visavis.Web.Help.Legal;

/// <summary>Says at start which details of the operator are placeholders: outside Development the law wants them true.</summary>
internal sealed partial class OperatorCheck(IOptions<OperatorOptions> options, IHostEnvironment environment, ILogger<OperatorCheck> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var missing = string.Join(", ", options.Value.Missing());
        if (!environment.IsDevelopment() && missing.Length > 0)
        {
            Log.Placeholders(logger, missing);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The legal pages hold placeholders. Set {Keys}")]
        public static partial void Placeholders(ILogger logger, string keys);
    }
}
