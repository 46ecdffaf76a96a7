using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media;

public static class MediaServices
{
    /// <summary>Photos and documents of professionals, and where they are kept.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.AddStorage(configuration, dataFolder);
        return services;
    }
}
