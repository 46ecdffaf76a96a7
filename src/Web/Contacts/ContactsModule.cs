using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Contacts;

public static class ContactsModule
{
    /// <summary>Private contact details with who may read them, and the places where professionals and organisations receive.</summary>
    public static IServiceCollection AddContacts(this IServiceCollection services)
    {
        services.AddScoped<ContactAccess>();
        services.AddScoped<ContactBook>();
        services.AddScoped<PlaceEditor>();
        services.AddScoped<IReceivingPlaces, OwnPlaces>();
        services.AddScoped<PublicContacts>();
        return services;
    }
}
