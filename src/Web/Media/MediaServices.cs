using Visavis.Web.Media.Documents;
using Visavis.Web.Media.Galleries;
using Visavis.Web.Media.Inspection;
using Visavis.Web.Media.Isolation;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Media.Scanning;
using Visavis.Web.Media.Storage;
using Visavis.Web.Media.Uploads;

namespace Visavis.Web.Media;

public static class MediaServices
{
    /// <summary>Photos and documents of professionals, and where they are kept.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services
            .AddOptions<MediaOptions>()
            .Bind(configuration.GetSection(MediaOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<FileScanner>();
        services.AddSingleton<PendingScans>();
        services.AddHostedService<ScanRounds>();
        services.AddStorage(configuration, dataFolder);
        services.AddSingleton<PhotoInspector>();
        services.AddSingleton<PdfInspector>();
        services.AddSingleton<IsolatedWork>();
        services.AddSingleton<PhotoDecoder>();
        services.AddSingleton<UploadGate>();
        services.AddSingleton<MediaQuota>();
        services.AddSingleton<MediaRemoval>();
        services.AddSingleton<DocumentLinks>();
        services.AddSingleton<UploadSentences>();
        services.AddSingleton<PhotoUploads>();
        services.AddScoped<Gallery>();
        services.AddScoped<DocumentLibrary>();
        services.AddScoped<DocumentReaders>();
        services.AddScoped<ProfileMedia>();
        services.AddMemberPortraits();
        services.AddSingleton<MediaSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<MediaSweeper>());
        return services;
    }

    /// <summary>Lets files through to the handlers that take them. Before the antiforgery check, which reads the body.</summary>
    public static IApplicationBuilder UseUploads(this IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<UploadGate>();
        return app.Use((context, next) => gate.PassAsync(context, next));
    }
}
