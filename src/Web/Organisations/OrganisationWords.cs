using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations;

/// <summary>Names services, roles and days in the reader's language.</summary>
public sealed class OrganisationWords(IStringLocalizer<OrganisationTexts> texts)
{
    /// <summary>The services every organisation can pick by name.</summary>
    public static IReadOnlyList<ServiceKind> StandardServices { get; } =
    [ServiceKind.Sales, ServiceKind.AfterSales, ServiceKind.Training, ServiceKind.Accounting];

    public string Service(ServiceKind kind, string? name) =>
        kind switch
        {
            ServiceKind.Sales => texts["Ventes"],
            ServiceKind.AfterSales => texts["Après-vente"],
            ServiceKind.Training => texts["Formation"],
            ServiceKind.Accounting => texts["Comptabilité"],
            _ => name ?? "",
        };

    public string Service(OrganisationService service) => Service(service.Kind, service.Name);

    public string Role(MemberRole role) =>
        role switch
        {
            MemberRole.Owner => texts["Propriétaire"],
            MemberRole.Planner => texts["Planificateur"],
            MemberRole.Approver => texts["Responsable des heures"],
            _ => texts["Membre"],
        };

    public string RoleMeaning(MemberRole role) =>
        role switch
        {
            MemberRole.Owner => texts["Peut tout changer."],
            MemberRole.Planner => texts["Gère les services, les membres et leurs invitations."],
            MemberRole.Approver => texts["Lit les remplacements et approuve les heures, sans rien planifier."],
            _ => texts["Peut être joint dans ses services."],
        };
}
