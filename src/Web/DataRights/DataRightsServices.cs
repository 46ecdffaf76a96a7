namespace Visavis.Web.DataRights;

public static class DataRightsServices
{
    public static IServiceCollection AddDataRights(this IServiceCollection services)
    {
        services.AddSingleton<DataExportSignal>();
        services.AddSingleton<DataExportWriter>();
        services.AddScoped<DataExports>();
        services.AddSingleton<AccountErasure>();
        services.AddSingleton<DataExportWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<DataExportWorker>());
        return services;
    }
}
