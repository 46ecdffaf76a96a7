using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Availability.FreeBusy;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Demo;

public static partial class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<DemoOptions>()
            .Bind(configuration.GetSection(DemoOptions.Section))
            .Validate(
                options => options.Professionals is >= 1 and <= DemoDirectory.MaxProfessionals,
                $"Demo:Professionals must be from 1 to {DemoDirectory.MaxProfessionals}."
            )
            .ValidateOnStart();
        services.AddSingleton<DemoDirectory>();
        services.AddSingleton<DemoEveryday>();
        services.AddSingleton<DemoMedia>();
        services.AddSingleton<IFreeBusySource, DemoFreeBusy>();
        services.AddHostedService<DemoPresence>();
        return services;
    }

    /// <summary>Gives a newcomer something to look at: fills a database in which nobody is yet, where the configuration says so.</summary>
    public static async Task SeedOnFirstStartAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var options = services.GetRequiredService<IOptions<DemoOptions>>().Value;
        if (!options.SeedOnFirstStart)
        {
            return;
        }

        await using (
            var db = await services.GetRequiredService<IDbContextFactory<VisavisDbContext>>().CreateDbContextAsync(cancellationToken)
        )
        {
            if (await db.Users.AnyAsync(cancellationToken))
            {
                return;
            }
        }

        var logger = services.GetRequiredService<ILogger<DemoDirectory>>();
        Log.Seeding(logger, options.Professionals);
        var progress = new LoggedProgress(logger, options.Professionals);
        await services
            .GetRequiredService<DemoDirectory>()
            .SeedAsync(options.Professionals, progress: progress, cancellationToken: cancellationToken);
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await services.GetRequiredService<DemoEveryday>().AddAsync(DemoDirectory.DefaultSeed, cancellationToken);
        }

        await services.GetRequiredService<DemoMedia>().FillAsync(DemoDirectory.DefaultSeed, cancellationToken);
    }

    private sealed class LoggedProgress(ILogger logger, int total) : IProgress<long>
    {
        public void Report(long value) => Log.Seeded(logger, value, total);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The database is empty: making {Count} demo professionals")]
        public static partial void Seeding(ILogger logger, int count);

        [LoggerMessage(LogLevel.Information, "{Done} of {Total} demo professionals")]
        public static partial void Seeded(ILogger logger, long done, int total);
    }
}
