using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.DataRights;

public static class DataRightsServices
{
    public static IServiceCollection AddDataRights(this IServiceCollection services)
    {
        services.AddCommitSignal<DataExport>();
        services.AddSingleton<DataExportWriter>();
        services.AddScoped<DataExports>();
        services.AddScoped<LeavingReader>();
        services.AddScoped<LeavingDesk>();
        services.AddOptions<DataRightsOptions>().BindConfiguration(DataRightsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LeavingWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<LeavingWorker>());
        services.AddSingleton<AccountErasure>();
        services.AddSingleton<IAccountErasure>(provider => provider.GetRequiredService<AccountErasure>());
        services.AddSingleton<DataExportWorker>();
        services.AddSingleton<UnfinishedAccountSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<UnfinishedAccountSweeper>());
        services.AddHostedService(provider => provider.GetRequiredService<DataExportWorker>());
        return services;
    }
}
