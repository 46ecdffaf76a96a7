using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Background.Outbox;

public static class OutboxServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<OutboxOptions>()
            .Bind(configuration.GetSection(OutboxOptions.Section))
            .Validate(options => options.PollEvery > TimeSpan.Zero, "Outbox:PollEvery must be longer than zero, e.g. 00:00:02.")
            .Validate(options => options.BatchSize is > 0 and <= 5000, "Outbox:BatchSize must be from 1 to 5000.")
            .Validate(options => options.KeepFor >= TimeSpan.FromHours(1), "Outbox:KeepFor must be an hour or more, e.g. 7.00:00:00.")
            .ValidateOnStart();
        services.AddSingleton<OutboxWriter>();
        services.AddCommitSignal<OutboxMessage>();
        services.AddSingleton<OutboxLog>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }
}
