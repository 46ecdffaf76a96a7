using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Foundation.Hosting.Health;

/// <summary>A site for the public without its own address or a way for mail to leave works half: nobody can finish an account there.</summary>
internal sealed partial class PublicSiteHealthCheck(
    IHostEnvironment environment,
    IOptions<SiteOptions> site,
    IOptions<MailOptions> mail,
    ILogger<PublicSiteHealthCheck> logger
) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Missing().Any() ? HealthCheckResult.Degraded("Configuration is missing.") : HealthCheckResult.Healthy());

    /// <summary>Says at the start what is missing, with the remedy.</summary>
    public void Tell()
    {
        foreach (var (key, remedy) in Missing())
        {
            Log.KeyMissing(logger, key, remedy);
        }
    }

    private IEnumerable<(string Key, string Remedy)> Missing()
    {
        if (environment.IsDevelopment())
        {
            yield break;
        }

        if (!mail.Value.Smtp.IsConfigured)
        {
            yield return (
                "Mail:Smtp:Host",
                "mails only become files in the data folder, and nobody can confirm an address or get a new password"
            );
        }

        if (string.IsNullOrWhiteSpace(site.Value.Url))
        {
            yield return ("Site:Url", "links in mails and pages begin with the address the site listens on, which others may not reach");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Key} is not set: {Consequence}. /health/ready says degraded until it is")]
        public static partial void KeyMissing(ILogger logger, string key, string consequence);
    }
}
