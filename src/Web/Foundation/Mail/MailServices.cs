using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Mail;

public static class MailServices
{
    /// <summary>The queue of mails and the one transport they leave by.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton(new MailFolder(dataFolder));
        services.AddSingleton<MailWriter>();
        services.AddSingleton<MailAllowance>();
        services.AddSingleton<QueuedMails>();
        services.AddCommitSignal<QueuedMail>();
        services.AddSingleton<SmtpMailTransport>();
        services.AddSingleton<FileMailTransport>();
        services.AddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Smtp.IsConfigured
                ? provider.GetRequiredService<SmtpMailTransport>()
                : provider.GetRequiredService<FileMailTransport>()
        );
        services.AddHostedService<MailWorker>();
        services
            .AddOptions<RazorPagesOptions>()
            .PostConfigure<IHostEnvironment>(
                (pages, environment) =>
                {
                    if (!environment.IsDevelopment())
                    {
                        // The page that shows mails has no address outside Development, whatever the folder holds.
                        pages.Conventions.AddFolderRouteModelConvention(
                            "/Foundation/Mail/Pages/Development",
                            page => page.Selectors.Clear()
                        );
                    }
                }
            );
        return services;
    }
}
