namespace Visavis.Web.Foundation.Forms;

public static class FormServices
{
    /// <summary>One form, one effect; and no words lost because their page was too old.</summary>
    public static IServiceCollection AddForms(this IServiceCollection services) =>
        services.AddSingleton<SealedForms>().AddSingleton<FormAnswers>().AddSingleton<KeptForms>().AddHostedService<SealedFormSweeper>();
}
