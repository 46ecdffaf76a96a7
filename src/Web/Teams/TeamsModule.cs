namespace Visavis.Web.Teams;

public static class TeamsModule
{
    /// <summary>The team of an organisation in one calendar.</summary>
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddScoped<TeamReader>();
        return services;
    }
}
