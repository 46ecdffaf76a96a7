using Visavis.Web.Foundation.Layout;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Organisations;

public static class OrganisationSetup
{
    /// <summary>Sites, services, members and invitations of companies, administrations and associations.</summary>
    public static IServiceCollection AddOrganisations(this IServiceCollection services) =>
        services
            .AddScoped<OrganisationWords>()
            .AddScoped<OrganisationReader>()
            .AddScoped<IOrganisationTies, OrganisationTies>()
            .AddScoped<OrganisationCardReader>()
            .AddScoped<OrganisationOpening>()
            .AddScoped<SiteEditor>()
            .AddScoped<IReceivingPlaces, EmployersPlaces>()
            .AddScoped<ServiceEditor>()
            .AddScoped<RecruitmentEditor>()
            .AddScoped<ClientFileBook>()
            .AddScoped<ContactSentences>()
            .AddScoped<ClientFileClaims>()
            .AddScoped<MemberEditor>()
            .AddScoped<InvitationMail>()
            .AddScoped<InvitationSender>()
            .AddScoped<InvitationReader>()
            .AddScoped<Joining>();
}
